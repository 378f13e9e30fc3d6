import type { Row } from "../api";
export function Timeline(_: { rows: Row[]; query: URLSearchParams }) { return null; }
