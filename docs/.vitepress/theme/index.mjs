/**
 * VitePress's own theme, with the demo.
 */
import DefaultTheme from "vitepress/theme";
import SpeechDemo from "./SpeechDemo.vue";

export default {
  extends: DefaultTheme,
  /** @param {{ app: { component(name: string, component: object): void } }} context */
  enhanceApp({ app }) {
    app.component("SpeechDemo", SpeechDemo);
  },
};
