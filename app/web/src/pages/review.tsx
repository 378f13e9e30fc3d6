export function Review() { return <p>review</p>; }
