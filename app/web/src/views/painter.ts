// The overview's drawing on a plain canvas. Nodes stand where the service put them; painting is cut into slices of a few
// milliseconds, so that the page answers while 50,000 nodes come in, and a move shows the last painting shifted until
// the hand rests. WebGL was tried first (sigma): without a graphics card it drew 3 frames/s at 1,000 nodes (docs/explorer.md).
import type { GraphAnswer } from "../api";
import { lookOf, TONES, type Tone } from "../kinds";

export interface Options {
  dark: boolean;
  open: (id: string) => void;
  progress: (percent: number) => void;
}

const SLICE_MS = 20;
const CHUNK = 400;
const REST_MS = 120;
const LABELS = 60;
/** How many nodes at most are tried for a name: in a crowd most find no room. */
const TRIED = 400;
const LINE = 14;
const NEAR = 9;
const MARGIN = 30;
const OUTSIDE = 0.005;
const FONT = '11px "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", sans-serif';

interface Camera {
  x: number;
  y: number;
  scale: number;
}

/** The middle part of sorted values: a few far nodes do not shrink the rest to a dot. */
function extent(values: Float32Array): [number, number] {
  const sorted = values.toSorted();
  return [sorted[Math.floor(sorted.length * OUTSIDE)] ?? 0, sorted[Math.ceil(sorted.length * (1 - OUTSIDE)) - 1] ?? 0];
}

export class Painter {
  private readonly xs: Float32Array;
  private readonly ys: Float32Array;
  private readonly radii: Float32Array;
  private readonly byTone = new Map<Tone, number[]>();
  private readonly edges: Uint32Array;
  /** Nodes by degree, the best connected first: labels go to them. */
  private readonly ranked: number[];
  private readonly screen: CanvasRenderingContext2D;
  private readonly sheet = document.createElement("canvas");
  private readonly paper: CanvasRenderingContext2D;
  private camera: Camera = { x: 0, y: 0, scale: 1 };
  /** The camera of the last whole painting, which moves show shifted. */
  private painted: Camera | undefined;
  private job = 0;
  private rest = 0;
  private chosen = -1;
  private readonly watch: ResizeObserver;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly answer: GraphAnswer,
    private readonly options: Options,
  ) {
    const { nodes, edges } = answer;
    this.screen = canvas.getContext("2d")!;
    this.paper = this.sheet.getContext("2d")!;
    this.xs = Float32Array.from(nodes, (node) => node.x ?? 0);
    this.ys = Float32Array.from(nodes, (node) => node.y ?? 0);
    const places = new Map(nodes.map((node, at) => [node.id, at]));
    const ends = edges.flatMap((edge) => {
      const [from, to] = [places.get(edge.source), places.get(edge.target)];
      return from === undefined || to === undefined ? [] : [from, to];
    });
    this.edges = Uint32Array.from(ends);
    const degree = new Uint32Array(nodes.length);
    for (const end of ends) degree[end]!++;
    this.radii = Float32Array.from(degree, (count) => Math.min(14, 2.2 + 0.9 * Math.sqrt(count)));
    this.ranked = nodes.map((_, at) => at).sort((a, b) => degree[b]! - degree[a]!);
    nodes.forEach((node, at) => {
      const tone = lookOf(node).tone;
      const own = this.byTone.get(tone);
      if (own) own.push(at);
      else this.byTone.set(tone, [at]);
    });
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(canvas);
    canvas.addEventListener("pointerdown", this.drag);
    canvas.addEventListener("wheel", this.wheel, { passive: false });
    canvas.addEventListener("pointermove", this.hover);
    canvas.addEventListener("keydown", this.keys);
  }

  end(): void {
    this.job++;
    clearTimeout(this.rest);
    this.watch.disconnect();
    this.canvas.removeEventListener("pointerdown", this.drag);
    this.canvas.removeEventListener("wheel", this.wheel);
    this.canvas.removeEventListener("pointermove", this.hover);
    this.canvas.removeEventListener("keydown", this.keys);
  }

  /** The whole graph in view. */
  fit(): void {
    const { width, height } = this.canvas.getBoundingClientRect();
    if (!width || !height) return;
    const ratio = devicePixelRatio || 1;
    for (const one of [this.canvas, this.sheet]) [one.width, one.height] = [width * ratio, height * ratio];
    const [[left, right], [top, bottom]] = [extent(this.xs), extent(this.ys)];
    const scale = Math.min((width - 2 * MARGIN) / (right - left || 1), (height - 2 * MARGIN) / (bottom - top || 1));
    this.camera = { x: width / 2 - ((left + right) / 2) * scale, y: height / 2 - ((top + bottom) / 2) * scale, scale };
    this.painted = undefined;
    void this.paint();
  }

  zoom(by: number, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2): void {
    const { camera } = this;
    this.move({ x: x - (x - camera.x) * by, y: y - (y - camera.y) * by, scale: camera.scale * by });
  }

  /** Brings a node to the middle and marks it. */
  show(id: string): void {
    this.chosen = this.answer.nodes.findIndex((node) => node.id === id);
    if (this.chosen < 0) return;
    const scale = Math.max(this.camera.scale, 3);
    this.move({ x: this.canvas.clientWidth / 2 - this.xs[this.chosen]! * scale, y: this.canvas.clientHeight / 2 - this.ys[this.chosen]! * scale, scale });
  }

  private move(camera: Camera): void {
    this.camera = camera;
    this.job++;
    this.blit();
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => void this.paint(), REST_MS);
  }

  /** The last painting, put where the camera now looks. */
  private blit(): void {
    const [{ screen, camera, painted }, ratio] = [this, devicePixelRatio || 1];
    screen.setTransform(1, 0, 0, 1, 0, 0);
    screen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (!painted) return;
    const by = camera.scale / painted.scale;
    screen.setTransform(by, 0, 0, by, (camera.x - painted.x * by) * ratio, (camera.y - painted.y * by) * ratio);
    screen.drawImage(this.sheet, 0, 0);
  }

  /** Paints edges, nodes and names in slices; a newer job ends this one. */
  private async paint(): Promise<void> {
    const [job, camera, ratio, first] = [++this.job, this.camera, devicePixelRatio || 1, !this.painted];
    const { paper, sheet, canvas } = this;
    const target = first ? this.screen : paper;
    for (const context of first ? [this.screen] : [paper]) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, sheet.width, sheet.height);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    const steps = this.steps(target, camera, canvas.clientWidth, canvas.clientHeight);
    for (let done = false; !done; ) {
      const until = performance.now() + SLICE_MS;
      let share = 0;
      while (!done && performance.now() < until) {
        const step = steps.next();
        done = !!step.done;
        share = step.value ?? share;
      }
      if (first && !done) this.options.progress(share);
      if (!done) await new Promise(requestAnimationFrame);
      if (this.job !== job) return;
    }
    if (first) {
      paper.setTransform(1, 0, 0, 1, 0, 0);
      paper.clearRect(0, 0, sheet.width, sheet.height);
      paper.drawImage(canvas, 0, 0);
    }
    this.painted = camera;
    this.blit();
    this.options.progress(100);
  }

  /** The painting in small steps, each giving the share done in percent. */
  private *steps(context: CanvasRenderingContext2D, camera: Camera, width: number, height: number): Generator<number, undefined> {
    const { xs, ys, radii, edges } = this;
    const { dark } = this.options;
    const all = edges.length / 2 + xs.length;
    const x = (at: number) => xs[at]! * camera.scale + camera.x;
    const y = (at: number) => ys[at]! * camera.scale + camera.y;
    context.lineWidth = 1;
    context.strokeStyle = dark ? "#2f3947" : edges.length > 40_000 ? "#e3e7ed" : "#cbd2dc";
    for (let from = 0; from < edges.length; from += 2 * CHUNK) {
      context.beginPath();
      for (let at = from; at < Math.min(from + 2 * CHUNK, edges.length); at += 2) {
        const [a, b] = [edges[at]!, edges[at + 1]!];
        const [ax, ay, bx, by] = [x(a), y(a), x(b), y(b)];
        if (Math.max(ax, bx) < 0 || Math.min(ax, bx) > width || Math.max(ay, by) < 0 || Math.min(ay, by) > height) continue;
        context.moveTo(ax, ay);
        context.lineTo(bx, by);
      }
      context.stroke();
      yield Math.floor((100 * from) / 2 / all);
    }
    const size = Math.min(1.6, Math.max(0.7, Math.sqrt(camera.scale * 0.5))) * (xs.length > 5_000 ? 0.75 : 1);
    let painted = edges.length / 2;
    for (const [tone, own] of this.byTone) {
      context.fillStyle = TONES[tone][dark ? 1 : 0];
      for (let from = 0; from < own.length; from += CHUNK) {
        context.beginPath();
        for (const at of own.slice(from, from + CHUNK)) {
          const [px, py, radius] = [x(at), y(at), radii[at]! * size];
          if (px < -radius || px > width + radius || py < -radius || py > height + radius) continue;
          // A dot of two pixels looks the same as a square and costs a tenth.
          if (radius < 2) context.rect(px - radius, py - radius, 2 * radius, 2 * radius);
          else context.moveTo(px + radius, py), context.arc(px, py, radius, 0, 2 * Math.PI);
        }
        context.fill();
        painted += CHUNK;
        yield Math.min(99, Math.floor((100 * painted) / all));
      }
    }
    this.names(context, x, y, width, height, size);
  }

  /** Names of the best connected nodes in view, never two in one place. */
  private names(context: CanvasRenderingContext2D, x: (at: number) => number, y: (at: number) => number, width: number, height: number, size: number): void {
    const { dark } = this.options;
    const taken: [left: number, top: number, right: number, bottom: number][] = [];
    context.font = FONT;
    context.lineWidth = 3;
    context.strokeStyle = dark ? "#11151c" : "#ffffff";
    let [written, tried] = [0, 0];
    for (const at of this.chosen >= 0 ? [this.chosen, ...this.ranked] : this.ranked) {
      if (written >= LABELS) break;
      const [px, py] = [x(at), y(at)];
      if (px < 0 || px > width || py < 0 || py > height) continue;
      if (this.answer.nodes[at]!.type === "quotation") continue;
      if (++tried > TRIED) break;
      const [left, base] = [px + this.radii[at]! * size + 3, py + 4];
      const [right, top] = [left + context.measureText(this.answer.nodes[at]!.name).width, base - LINE];
      if (taken.some((box) => left < box[2] && right > box[0] && top < box[3] && base > box[1])) continue;
      taken.push([left, top, right, base]);
      context.strokeText(this.answer.nodes[at]!.name, left, base);
      context.fillStyle = at === this.chosen ? (dark ? "#8ab8f5" : "#1d4f91") : dark ? "#e4e8ee" : "#1a2230";
      context.fillText(this.answer.nodes[at]!.name, left, base);
      written++;
    }
  }

  private at(event: PointerEvent): number {
    const box = this.canvas.getBoundingClientRect();
    const [px, py] = [(event.clientX - box.left - this.camera.x) / this.camera.scale, (event.clientY - box.top - this.camera.y) / this.camera.scale];
    let [best, near] = [-1, (NEAR / this.camera.scale) ** 2];
    for (let at = 0; at < this.xs.length; at++) {
      const far = (this.xs[at]! - px) ** 2 + (this.ys[at]! - py) ** 2;
      if (far < near) [best, near] = [at, far];
    }
    return best;
  }

  private readonly drag = (event: PointerEvent): void => {
    const [camera, fromX, fromY] = [this.camera, event.clientX, event.clientY];
    let moved = false;
    const follow = (to: PointerEvent) => {
      const [dx, dy] = [to.clientX - fromX, to.clientY - fromY];
      moved ||= Math.abs(dx) + Math.abs(dy) > 4;
      if (moved) this.move({ ...camera, x: camera.x + dx, y: camera.y + dy });
    };
    const leave = (to: PointerEvent) => {
      removeEventListener("pointermove", follow);
      removeEventListener("pointerup", leave);
      const node = moved ? undefined : this.answer.nodes[this.at(to)];
      if (node) this.options.open(node.id);
    };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", leave);
  };

  private readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const box = this.canvas.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
  };

  private readonly hover = (event: PointerEvent): void => {
    if (event.buttons) return;
    const node = this.answer.nodes[this.at(event)];
    this.canvas.style.cursor = node ? "pointer" : "grab";
    this.canvas.title = node?.name ?? "";
  };

  private readonly keys = (event: KeyboardEvent): void => {
    const step = 60;
    const moves: Record<string, () => void> = {
      ArrowLeft: () => this.move({ ...this.camera, x: this.camera.x + step }),
      ArrowRight: () => this.move({ ...this.camera, x: this.camera.x - step }),
      ArrowUp: () => this.move({ ...this.camera, y: this.camera.y + step }),
      ArrowDown: () => this.move({ ...this.camera, y: this.camera.y - step }),
      "+": () => this.zoom(1.4),
      "-": () => this.zoom(1 / 1.4),
      "0": () => this.fit(),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
}
