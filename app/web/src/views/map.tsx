import type { Row } from "../api";
export function EventMap(_: { rows: Row[]; query: URLSearchParams }) { return null; }
