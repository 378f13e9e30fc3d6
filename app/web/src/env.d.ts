declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  export default function SwaggerUI(options: Record<string, unknown>): unknown;
}
declare module "@svg-maps/south-korea" {
  const map: { viewBox: string; locations: { id: string; name: string; path: string }[] };
  export default map;
}
declare module "cytoscape-fcose" {
  const layout: import("cytoscape").Ext;
  export default layout;
}
