/**
 * Runs what a target of the Makefile asks for, and ends the process with 1 when that fails. What is wrong with a
 * description or a guide is told in one line: a stack would hide it. A fault of this code keeps its stack.
 */
export async function run(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    // What this code throws on purpose is a plain Error; what happens to it is a TypeError or the like.
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = 1;
  }
}
