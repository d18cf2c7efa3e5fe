import { clearLine, cursorTo } from "node:readline";

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** One line on a terminal that turns while something is done. */
export interface Spinner {
  /** Shows this text from now on. */
  show(text: string): void;
  /** Removes the line, so that other output can follow. */
  stop(): void;
}

/** A spinner on stderr, or one that shows nothing where stderr is no terminal. */
export function createSpinner(): Spinner {
  const { stderr } = process;
  if (!stderr.isTTY) return { show() {}, stop() {} };
  let text = "";
  let turns = 0;
  let timer: NodeJS.Timeout | undefined;

  function draw(): void {
    // A line that wraps could not be removed as one.
    const line = `${frames[turns++ % frames.length]} ${text}`.slice(0, stderr.columns - 1);
    cursorTo(stderr, 0);
    stderr.write(line);
    clearLine(stderr, 1);
  }

  return {
    show(next) {
      text = next;
      draw();
      timer ??= setInterval(draw, 80).unref();
    },
    stop() {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      cursorTo(stderr, 0);
      clearLine(stderr, 0);
    },
  };
}
