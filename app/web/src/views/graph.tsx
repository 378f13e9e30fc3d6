import type { Row } from "../api";
export function SelectionGraph(_: { rows: Row[]; total: number; query: URLSearchParams }) { return null; }
export function Around(_: { thing: Row }) { return null; }
