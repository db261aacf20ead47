/**
 * The script that the page's worker runs.
 * @module
 */
import { exposeSynthesizer } from "./expose-synthesizer";

exposeSynthesizer();
