/**
 * Code shared by the packages of this project and voice families. Not for applications: it may change in any version.
 * @module @cosyvoice-lite/spec/helpers
 */
export {
  concat,
  hostEnvironment,
  hostIsNode,
  yieldToHost,
  type Environment,
  memo,
  rejectOnAbort,
  type Memo,
} from "./common";
export {
  checkGraph,
  floatOutput,
  graphOutput,
  ignored,
  ignoredOptionWarnings,
  mergeSessionOptions,
  type ExpectedGraph,
} from "./graphs";
export {
  checkKeys,
  checkListener,
  checkSignal,
  inRange,
  refusal,
  show,
  wholeNumber,
} from "./option-checks";
export {
  invalid,
  list,
  number,
  object,
  oneOf,
  optional,
  record,
  string,
  type Reader,
} from "./readers";
export {
  SharedCache,
  SharedWork,
  type SharedCacheOptions,
  type SharedCacheStats,
} from "./shared-cache";
