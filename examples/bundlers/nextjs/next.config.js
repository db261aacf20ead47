export default {
  // The server takes these from node_modules as they are: they read their voice and native code from beside themselves.
  serverExternalPackages: ["@cosyvoice-lite/core", "onnxruntime-node", "onnxruntime-web"],
};
