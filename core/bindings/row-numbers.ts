/** So many are named; where a spreadsheet is bound, “Data quality” has them all. */
const most = 1000;

/** Where rows stand, as a person reads it: 3–7, 9. */
export function rowNumbers(rows: readonly string[]): string {
  const named = rows.slice(0, most);
  const parts: string[] = [];
  for (let i = 0; i < named.length; ) {
    let end = i;
    while (end + 1 < named.length && Number(named[end + 1]) === Number(named[end]) + 1) end++;
    if (end - i > 1) parts.push(`${named[i]}–${named[end]}`);
    else parts.push(...named.slice(i, end + 1));
    i = end + 1;
  }
  return parts.join(', ') + (rows.length > most ? ' …' : '');
}
