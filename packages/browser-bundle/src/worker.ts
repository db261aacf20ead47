/**
 * The script of the worker; the page's half loads it by its name.
 * @module
 */
import { exposeSynthesizer } from "@cosyvoice-lite/core/browser";

exposeSynthesizer();
