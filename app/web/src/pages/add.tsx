export function Add() { return <p>add</p>; }
