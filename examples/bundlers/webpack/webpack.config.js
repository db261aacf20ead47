import HtmlWebpackPlugin from "html-webpack-plugin";

export default {
  mode: "production",
  entry: "./main.js",
  output: { clean: true },
  // Voice and WebAssembly are large by nature.
  performance: { hints: false },
  plugins: [new HtmlWebpackPlugin({ template: "index.html" })],
};
