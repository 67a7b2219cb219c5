/** What follows from a thing and from nothing else: worked out once for it, and kept as long as the thing itself is. */
export function onceFor<K extends object, V>(work: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { is: V }>();
  return (of) => {
    let found = known.get(of);
    if (!found) {
      found = { is: work(of) };
      known.set(of, found);
    }
    return found.is;
  };
}
