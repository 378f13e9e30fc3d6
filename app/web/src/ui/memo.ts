import { Component, type ComponentType, h } from "preact";

/** Draws a component again only when one of its properties is another value. */
export function memo<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return (Object.keys(next) as (keyof P)[]).some((name) => next[name] !== (this.props as P)[name]);
    }
    override render() {
      return h(Part, this.props as P);
    }
  };
}
