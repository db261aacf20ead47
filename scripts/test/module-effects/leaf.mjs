export const leaf = [1, 2];
