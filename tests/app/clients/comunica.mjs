// Asks SPARQL endpoints by Comunica: node comunica.mjs QUERY ADDRESS…; rows as JSON.
import { QueryEngine } from '@comunica/query-sparql';

const [query, ...addresses] = process.argv.slice(2);
const sources = addresses.map((value) => ({ type: 'sparql', value }));
const rows = await new QueryEngine().queryBindings(query, { sources });
const found = (await rows.toArray()).map((row) =>
  Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])));
console.log(JSON.stringify(found));
