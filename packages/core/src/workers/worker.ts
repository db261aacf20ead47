/**
 * The file that worker threads run.
 * @module
 */
import { parentPort, type MessagePort } from "node:worker_threads";
import { createSynthesizer } from "../create-synthesizer";
import { portEnd } from "./messages";
import { serveSynthesizer } from "./serve-synthesizer";

serveSynthesizer(portEnd(parentPort as MessagePort), createSynthesizer);
