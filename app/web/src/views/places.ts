// Where things are: coordinates from the graph itself, and the two outlines' projections.
import { geoCentroid, geoNaturalEarth1, geoPath, type GeoProjection } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { call, short } from "../api";

export type Point = [longitude: number, latitude: number];

/** Provinces by the last part of their address (ISO 3166-2:KR): the outline's id and a point within, WGS 84 degrees. */
export const PROVINCES: Record<string, [outline: string, at: Point]> = {
  "kr-11": ["seoul", [126.98, 37.56]], "kr-26": ["busan", [129.06, 35.18]], "kr-27": ["daegu", [128.57, 35.83]], "kr-28": ["incheon", [126.62, 37.46]],
  "kr-29": ["gwangju", [126.84, 35.16]], "kr-30": ["daejeon", [127.4, 36.34]], "kr-31": ["ulsan", [129.24, 35.55]], "kr-36": ["sejong", [127.26, 36.56]], "kr-50": ["sejong", [127.26, 36.56]],
  "kr-41": ["gyeonggi", [127.25, 37.3]], "kr-42": ["gangwon", [128.3, 37.7]], "kr-43": ["north-chungcheong", [127.8, 36.75]], "kr-44": ["south-chungcheong", [126.85, 36.5]],
  "kr-45": ["north-jeolla", [127.15, 35.72]], "kr-46": ["south-jeolla", [126.95, 34.85]], "kr-47": ["north-gyeongsang", [128.75, 36.35]], "kr-48": ["south-gyeongsang", [128.25, 35.35]], "kr-49": ["jeju", [126.55, 33.38]],
};

/** Longitude and latitude to the frame of @svg-maps/south-korea (524 × 631); fitted to the provinces' known edges, true to about 5 km. */
export function onKorea([longitude, latitude]: Point): [number, number] {
  return [(longitude - 125.36) * 94.3, (38.61 - latitude) * 116.3];
}

const PLACES = `SELECT ?place ?wkt WHERE { ?place geo:asWKT ?wkt }`;
let known: Promise<Map<string, Point>> | undefined;

/** Every place with coordinates, by its short address. */
export function coordinates(): Promise<Map<string, Point>> {
  known ??= call<{ results: { bindings: { place: { value: string }; wkt: { value: string } }[] } }>(`/sparql?query=${encodeURIComponent(PLACES)}`, { headers: { Accept: "application/sparql-results+json" } }).then(
    (answer) => new Map(answer.results.bindings.flatMap(({ place, wkt }) => {
      const found = /POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)/i.exec(wkt.value);
      return found ? [[short(place.value), [Number(found[1]), Number(found[2])] as Point] as const] : [];
    })),
    () => new Map(),
  );
  return known;
}

/** The province that an address like `place/kr-41-yongin` lies in. */
export function provinceOf(address: string): string | undefined {
  return /^place\/(kr-\d\d)/.exec(address)?.[1];
}

export interface World {
  paths: { id: string; name: string; d: string }[];
  at: (country: string) => [number, number] | undefined;
  project: (point: Point) => [number, number] | undefined;
}

const ANTARCTICA = "010";
export const WORLD_SIZE: [number, number] = [960, 480];
/** Names that the outlines shorten otherwise than Unicode's English names do. */
const OTHERWISE: Record<string, string> = { "United States": "United States of America", Türkiye: "Turkey", "Bosnia & Herzegovina": "Bosnia and Herz.", "Dominican Republic": "Dominican Rep.", "Congo - Kinshasa": "Dem. Rep. Congo", "Congo - Brazzaville": "Congo", "Myanmar (Burma)": "Myanmar", "North Macedonia": "Macedonia", "Central African Republic": "Central African Rep.", "Equatorial Guinea": "Eq. Guinea", "Solomon Islands": "Solomon Is.", "Hong Kong SAR China": "China", "Côte d’Ivoire": "Côte d'Ivoire", "South Sudan": "S. Sudan", Eswatini: "eSwatini" };

/** The outlines of all countries in the natural-earth projection. */
export async function world(): Promise<World> {
  const atlas = (await import("world-atlas/countries-110m.json")).default as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const countries = feature(atlas, atlas.objects.countries).features.filter((one) => one.id !== ANTARCTICA);
  const projection: GeoProjection = geoNaturalEarth1().fitSize(WORLD_SIZE, { type: "FeatureCollection", features: countries });
  const path = geoPath(projection);
  const english = new Intl.DisplayNames("en", { type: "region" });
  const byName = new Map(countries.map((one) => [one.properties.name, one]));
  const project = (point: Point) => projection(point) ?? undefined;
  return {
    paths: countries.map((one) => ({ id: String(one.id), name: one.properties.name, d: path(one) ?? "" })),
    project,
    at: (code) => {
      if (!/^[a-z]{2}$/i.test(code)) return undefined;
      const name = english.of(code.toUpperCase()) ?? "";
      const found = byName.get(OTHERWISE[name] ?? name);
      return found && project(geoCentroid(found) as Point);
    },
  };
}
