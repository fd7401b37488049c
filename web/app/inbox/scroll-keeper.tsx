import { Component, createRef } from "react";
import type { HTMLAttributes, ReactNode } from "react";

/** Closer than this to the end counts as reading the end, in pixels. */
export const nearEnd = 80;

type Edge = "top" | "bottom";
type Anchor = "end" | { element: Element; edge: Edge; at: number };

interface ScrollKeeperProps extends HTMLAttributes<HTMLDivElement> {
  children: ReactNode;
  /** Told after each movement: pixels to either end. */
  onMove?: (distance: { toStart: number; toEnd: number }) => void;
}

/**
 * A scroller that starts at its end, without script too, and keeps what is being read in place while rows come, go and grow.
 * Its style lays it out in reverse, so `scrollTop` is 0 at the end and negative above it.
 */
export class ScrollKeeper extends Component<ScrollKeeperProps> {
  private readonly box = createRef<HTMLDivElement>();
  private anchor: Anchor = "end";
  private sizes: ResizeObserver | undefined;

  override componentDidMount(): void {
    this.sizes = new ResizeObserver(() => this.restore(this.anchor));
    const list = this.box.current?.firstElementChild;
    if (list) this.sizes.observe(list);
    this.capture();
  }

  override componentWillUnmount(): void {
    this.sizes?.disconnect();
  }

  override getSnapshotBeforeUpdate(): Anchor {
    return this.isAtEnd() ? "end" : this.firstVisible();
  }

  override componentDidUpdate(_props: ScrollKeeperProps, _state: unknown, before: Anchor): void {
    this.restore(before);
  }

  isAtEnd(): boolean {
    const box = this.box.current;
    return box === null || -box.scrollTop <= nearEnd;
  }

  scrollToEnd(): void {
    if (this.box.current) this.box.current.scrollTop = 0;
    this.capture();
  }

  /** Puts a row about one third down, or at the given share of the height. */
  scrollToRow(row: Element, share = 1 / 3): void {
    const box = this.box.current;
    if (!box) return;
    const frame = box.getBoundingClientRect();
    box.scrollTop += row.getBoundingClientRect().top - frame.top - frame.height * share;
    this.capture();
  }

  private firstVisible(): Anchor {
    const box = this.box.current;
    if (!box) return "end";
    const rows = box.querySelectorAll("[data-row]");
    const edge = box.getBoundingClientRect().top;
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle;
      else low = middle + 1;
    }
    const element = rows[low];
    // By its lower edge: it may lose its name line when the row before it comes.
    return element ? { element, edge: "bottom", at: element.getBoundingClientRect().bottom } : "end";
  }

  /** Remembers what must not move: the control in use, else the end, else the first row in sight. */
  private readonly capture = (): void => {
    const box = this.box.current;
    if (!box) return;
    const active = document.activeElement;
    const used = active && active !== box && box.contains(active) ? active.getBoundingClientRect() : undefined;
    const frame = box.getBoundingClientRect();
    if (active && used && used.bottom > frame.top && used.top < frame.bottom) this.anchor = { element: active, edge: "top", at: used.top };
    else this.anchor = this.isAtEnd() ? "end" : this.firstVisible();
  };

  private restore(anchor: Anchor): void {
    const box = this.box.current;
    if (!box) return;
    if (anchor === "end") box.scrollTop = 0;
    else if (anchor.element.isConnected) {
      const moved = anchor.element.getBoundingClientRect()[anchor.edge] - anchor.at;
      if (Math.abs(moved) >= 0.5) box.scrollTop += moved;
    }
    this.capture();
  }

  private readonly move = (): void => {
    const box = this.box.current;
    if (!box) return;
    this.capture();
    this.props.onMove?.({ toStart: box.scrollHeight - box.clientHeight + box.scrollTop, toEnd: -box.scrollTop });
  };

  override render(): ReactNode {
    const { children, onMove: _onMove, ...rest } = this.props;
    return (
      <div {...rest} ref={this.box} onScroll={this.move} onFocus={this.capture} onClickCapture={this.capture}>
        <div>{children}</div>
      </div>
    );
  }
}
