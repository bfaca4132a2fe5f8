/** Where the reader is: the position and the stage's size in CSS px. What the stage draws depends on these alone. */
export class Reader {
  t = $state(0);
  width = $state(0);
  height = $state(0);
}
