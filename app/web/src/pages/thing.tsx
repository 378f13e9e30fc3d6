import { useLoaded, type Row } from "../api";
import { isThing, things } from "../facts";
import { t } from "../i18n";
import { address, go } from "../router";
import { AsOfNote, useAsOf } from "../ui/asof";
import { Loading, ThingLink, useTitle } from "../ui/basics";
import { Failure } from "../ui/failure";
import { EntityPage } from "./entity";
import { EventPage } from "./event";
import { useEffect } from "preact/hooks";
import { pageOf } from "../api";

/** The page of whatever stands at `/id/{kind}/{slug}`; a thing that moved is followed, one that was split offers its parts. */
export function ThingPage({ id }: { id: string }) {
  const event = id.startsWith("event/");
  const asOf = useAsOf();
  const found = useLoaded<Row>(address(`/api/${event ? "events" : "entities"}/${id.split("/").map(encodeURIComponent).join("/")}`, { as_of: asOf }));
  const thing = found.data;
  useTitle(isThing(thing) ? thing.name : "");
  useEffect(() => {
    if (isThing(thing) && pageOf(thing.id) !== location.pathname && thing.id.includes("/id/")) go(pageOf(thing.id) + location.search + location.hash, true);
  }, [thing]);
  if (found.error?.status === 404) return <Missing asOf={asOf} />;
  if (found.error?.status === 300) return <Choices body={found.error.body} />;
  if (found.error) return <Failure error={found.error} retry={found.reload} />;
  if (!thing) return <Loading lines={8} />;
  if (!isThing(thing)) return <Choices body={thing as Record<string, unknown>} />;
  return event ? <EventPage event={thing} reload={found.reload} /> : <EntityPage entity={thing} reload={found.reload} />;
}

function Missing({ asOf }: { asOf: string }) {
  return (
    <div class="page">
      <AsOfNote />
      <h1>{t(asOf ? "asof.unknown" : "entity.missing")}</h1>
      <p>
        <a href="/explore?show=entities">{t("nav.explore")}</a>
      </p>
    </div>
  );
}

function Choices({ body }: { body: Record<string, unknown> }) {
  return (
    <div class="page">
      <h1>{t("entity.choices")}</h1>
      <ul class="plain">
        {things(body.choices ?? body.items).map((thing) => (
          <li key={thing.id}>
            <ThingLink thing={thing} badge />
          </li>
        ))}
      </ul>
    </div>
  );
}
