/** Makes one prediction. */
export type Predict = (input: string) => string | Promise<string>;
