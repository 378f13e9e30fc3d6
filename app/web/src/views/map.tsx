import korea from "@svg-maps/south-korea";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { short, type Row, type Thing } from "../api";
import { things } from "../facts";
import { number, t } from "../i18n";
import { address, changed, go } from "../router";
import { showOf } from "../selection";
import { Tabs, ThingLink } from "../ui/basics";
import { picture, save, standalone } from "../ui/take";
import { useEvents } from "./events";
import { coordinates, onKorea, PROVINCES, provinceOf, world, WORLD_SIZE, type Point, type World } from "./places";

interface Spot {
  place: Thing;
  at: [number, number];
  rows: Row[];
}

/** Rows gathered by their place; `locate` gives a place's point on the map. */
function spots(rows: readonly Row[], places: (row: Row) => Thing[], locate: (place: Thing) => [number, number] | undefined): { spots: Spot[]; lost: Row[] } {
  const found = new Map<string, Spot>();
  const lost: Row[] = [];
  for (const row of rows) {
    const here = places(row).flatMap((place) => {
      const at = locate(place);
      return at ? [{ place, at }] : [];
    })[0];
    if (!here) {
      lost.push(row);
      continue;
    }
    const spot = found.get(here.place.id) ?? { ...here, rows: [] };
    spot.rows.push(row);
    found.set(here.place.id, spot);
  }
  return { spots: apart([...found.values()].sort((a, b) => b.rows.length - a.rows.length)), lost };
}

/** The region of an event or policy; of anything else, where it lies, but for countries. */
function regions(row: Row): Thing[] {
  return [...things(row.region), ...things(row.located).filter((place) => place.type !== "country")];
}

/** The country of a row; where only a Korean region is given, Korea. */
function countries(row: Row): Thing[] {
  const own = [...things(row.country), ...things(row.located).filter((place) => place.type === "country")];
  const within = regions(row).find((place) => provinceOf(short(place.id)));
  return own.length || !within ? own : [{ id: within.id.replace(/\/place\/.*$/, "/place/kr"), name: t("map.korea"), type: "country" }];
}

const radius = (count: number): number => 5 + 3.2 * Math.sqrt(count);
const ROUNDS = 40;
const GAP = 15;

/** Moves marks off each other, the smaller one away from the larger, so that each can be read and pressed. */
function apart(spots: Spot[]): Spot[] {
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, one] of spots.entries())
      for (const other of spots.slice(0, index)) {
        const [dx, dy] = [one.at[0] - other.at[0], (one.at[1] - other.at[1]) || 0.1];
        const [distance, wanted] = [Math.hypot(dx, dy) || 0.1, radius(one.rows.length) + radius(other.rows.length) + GAP];
        if (distance < wanted) one.at = [one.at[0] + (dx / distance) * (wanted - distance), one.at[1] + (dy / distance) * (wanted - distance)];
      }
  return spots;
}

function Marks({ spots, scale, pick }: { spots: Spot[]; scale: number; pick: (spot: Spot) => void }) {
  return (
    <>
      {spots.map((spot) => (
        <g key={spot.place.id} class="spot" transform={`translate(${spot.at[0]} ${spot.at[1]})`} onClick={() => pick(spot)}>
          <circle r={radius(spot.rows.length) * scale} />
          <text y={4 * scale} font-size={11 * scale} text-anchor="middle" class="number">
            {spot.rows.length}
          </text>
          <text y={(radius(spot.rows.length) + 11) * scale} font-size={10.5 * scale} text-anchor="middle" class="name">
            {spot.place.name}
          </text>
          <title>{t("map.at", { p: spot.place.name, n: spot.rows.length })}</title>
        </g>
      ))}
    </>
  );
}

/** Events (or whatever has a region) on an outline of Korea or of the world; nothing is fetched from a tile server. */
export function EventMap({ rows, query }: { rows: Row[]; query: URLSearchParams }) {
  const { events } = useEvents(rows, query);
  const all = events.length ? events : rows;
  const [known, setKnown] = useState<Map<string, Point>>();
  const [globe, setGlobe] = useState<World>();
  const [chosen, setChosen] = useState<Spot>();
  const drawing = useRef<SVGSVGElement>(null);
  const on = query.get("on") === "world" ? "world" : "korea";
  useEffect(() => void coordinates().then(setKnown), []);
  useEffect(() => {
    if (on === "world" && !globe) void world().then(setGlobe);
  }, [on]);
  useEffect(() => setChosen(undefined), [on, query]);
  const located = useMemo(() => {
    const point = (place: Thing): Point | undefined => known?.get(short(place.id));
    if (on === "korea")
      return spots(all, regions, (place) => {
        const province = provinceOf(short(place.id));
        const at = point(place) ?? (province ? PROVINCES[province]?.[1] : undefined);
        return at && at[0] > 124 && at[0] < 132.5 && at[1] > 32.5 && at[1] < 38.7 ? onKorea(at) : undefined;
      });
    return spots(all, countries, (place) => globe?.at(short(place.id).replace(/^place\//, "")) ?? (point(place) && globe?.project(point(place)!)));
  }, [all.length, on, known, globe]);
  const name = on === "korea" ? "region" : "country";
  const narrow = (spot: Spot) => go(address("/explore", changed(query, { [name]: short(spot.place.id), view: undefined, on: undefined })));
  const can = ["participants", "events", "policies"].includes(showOf(query)) && !(name === "country" && showOf(query) === "policies");
  return (
    <div class="mapview">
      <div class="tools">
        <Tabs label={t("map.label")} now={on} tabs={[["korea", t("map.korea")], ["world", t("map.world")]]} to={(one) => address("/explore", changed(query, { on: one === "korea" ? undefined : one }))} />
        <button type="button" onClick={() => drawing.current && save(standalone(drawing.current), "map.svg", "image/svg+xml")}>
          {t("take.svg")}
        </button>
        <button type="button" onClick={async () => drawing.current && save(await picture(standalone(drawing.current)), "map.png")}>
          {t("take.png")}
        </button>
      </div>
      <div class="canvas-row">
        {on === "korea" ? (
          <svg ref={drawing} viewBox="-10 -6 470 640" role="img" aria-label={`${t("map.label")}: ${t("map.korea")}`} class="map">
            {korea.locations.map((one) => (
              <path key={one.id} d={one.path} class="land" />
            ))}
            <Marks spots={located.spots} scale={1.1} pick={setChosen} />
          </svg>
        ) : (
          <svg ref={drawing} viewBox={`0 0 ${WORLD_SIZE.join(" ")}`} role="img" aria-label={`${t("map.label")}: ${t("map.world")}`} class="map">
            {globe?.paths.map((one) => <path key={one.id + one.name} d={one.d} class="land" />)}
            <Marks spots={located.spots} scale={1.1} pick={setChosen} />
          </svg>
        )}
        <div class="picked" aria-live="polite">
          {!located.spots.length && <p class="muted">{t("map.empty")}</p>}
          {can && <p class="muted small">{t("map.choose")}</p>}
          <ul class="plain">
            {located.spots.map((spot) => (
              <li key={spot.place.id}>
                <button type="button" class="quiet" aria-expanded={chosen?.place.id === spot.place.id} onClick={() => setChosen(chosen?.place.id === spot.place.id ? undefined : spot)}>
                  {spot.place.name} <span class="count">{number(spot.rows.length)}</span>
                </button>
                {chosen?.place.id === spot.place.id && (
                  <>
                    <ul class="plain small">
                      {spot.rows.map((row) => (
                        <li key={row.id}>
                          <ThingLink thing={row} />
                        </li>
                      ))}
                    </ul>
                    {can && (
                      <button type="button" class="small" onClick={() => narrow(spot)}>
                        {t("filter.apply")}
                      </button>
                    )}
                  </>
                )}
              </li>
            ))}
          </ul>
          {located.lost.length > 0 && (
            <details class="small">
              <summary class="muted">{t("map.unplaced", { n: number(located.lost.length) })}</summary>
              <ul class="plain">
                {located.lost.slice(0, 60).map((row) => (
                  <li key={row.id}>
                    <ThingLink thing={row} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
      <p class="muted small">{t("map.source")}</p>
    </div>
  );
}
