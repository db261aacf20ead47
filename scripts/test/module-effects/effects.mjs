export const frozen = Object.freeze({ a: 1 });
export const LIST = "a b".split(" ");
export const copy = [...LIST];
export const pattern = String.raw`\d${LIST}`;
export const announce = () => frozen;
announce();
