/** The outlines of the map, loaded once, as paths on a plane that every view moves and scales. */
import { geoMercator, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import address from "./region.json?url";

/** Pixels of the plane to a radian at the equator; a view has its own scale on top. */
export const PLANE = 1000;
const projection = geoMercator().scale(PLANE).translate([0, 0]).precision(0);

export const LAYERS = ["land", "lakes", "provinces", "border", "disputed", "control"] as const;
export type Layer = (typeof LAYERS)[number];
export type Outlines = Record<Layer, string>;

/** Where a point lies on the plane. */
export function onPlane(lon: number, lat: number): [number, number] {
  return projection([lon, Math.max(-85, Math.min(85, lat))]) ?? [0, 0];
}

/** How many pixels of the plane a metre is at a latitude. */
export function metre(lat: number): number {
  return PLANE / (6_378_137 * Math.cos((lat * Math.PI) / 180));
}

let loading: Promise<Outlines> | null = null;

/** Load the outlines; a map without them still shows its marks. */
export function outlines(): Promise<Outlines> {
  loading ??= fetch(address)
    .then((response) => response.json() as Promise<Topology>)
    .then((topology) => {
      const path = geoPath(projection).digits(2);
      const drawn = LAYERS.map((name) => [name, path(feature(topology, topology.objects[name]!)) ?? ""]);
      return Object.fromEntries(drawn) as Outlines;
    });
  return loading;
}
