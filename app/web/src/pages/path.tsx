export function Paths() { return <p>path</p>; }
