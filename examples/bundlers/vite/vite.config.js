import { defineConfig } from "vite";

export default defineConfig({
  // Works in any folder of a site.
  base: "./",
  // Voice, worker and WebAssembly are found beside the scripts that name them, which must stay where they are.
  optimizeDeps: { exclude: ["@cosyvoice-lite/core", "onnxruntime-web"] },
  worker: { format: "es" },
});
