export function Sparql() { return <p>sparql</p>; }
