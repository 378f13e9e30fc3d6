// The events behind a selection with their slots, for the views that need more than rows give.
import { useLoaded, type Page, type Row } from "../api";
import { address } from "../router";
import { eventFilters, showOf } from "../selection";
import { eventsIn } from "./columns";

const MOST = 500;

/** The rows' own events, filled in from /api/events by the same filters. */
export function useEvents(rows: Row[], query: URLSearchParams): { events: Row[]; loading: boolean } {
  const show = showOf(query);
  const own = new Map(rows.flatMap(eventsIn).map((event) => [event.id, event]));
  const needed = show === "participants" && own.size > 0;
  const filters = eventFilters(query);
  filters.set("limit", String(MOST));
  const found = useLoaded<Page<Row>>(needed ? address("/api/events", filters) : null);
  for (const event of found.data?.items ?? []) if (own.has(event.id)) own.set(event.id, event);
  return { events: [...own.values()], loading: needed && found.loading };
}
