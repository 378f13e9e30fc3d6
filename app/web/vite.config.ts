import { defineConfig } from "vite";

export default defineConfig({
  build: {
    outDir: "../static",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    // Nothing inline: the page's policy allows neither scripts nor styles in the markup.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: { index: "index.html", docs: "docs.html" } },
  },
  server: { proxy: Object.fromEntries(["/api", "/sparql", "/openapi.json"].map((path) => [path, "http://127.0.0.1:8000"])) },
});
