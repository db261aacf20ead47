/**
 * `npm run build`: installs and builds what is out of date.
 */
import { bootstrap } from "./lib/bootstrap.mjs";
import { main } from "./lib/step.mjs";

await main(bootstrap);
