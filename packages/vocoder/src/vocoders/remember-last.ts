/**
 * The smallest of caches.
 * @module
 */

/**
 * Remembers what was made for the last key: texts are spoken with one seed after another, hardly ever in turn.
 * @param make - Makes the value of a key; the same key must give an equal value.
 */
export function rememberLast<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (key) => {
    if (last === undefined || last.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
