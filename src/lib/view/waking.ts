/**
 * The first script of a page that plays the story, in its head: it makes room for the moving picture before anything is painted,
 * and takes it back where nothing moves by the time it is wanted. That is when a file of the page fails, when the reader goes on,
 * or after three seconds. Then the page is the article that it is without script; src/live.ts and src/frame.ts make a story of it
 * if they still come. Once the story plays, src/lib/view/play.ts lets go of wheel, finger and keys.
 * Nor is anything painted before the two faces, which stand in the page, are ready: a frame or two, three tenths of a second at
 * most. They are counted from the first frame that has a body: the faces stand before it, and on a slow network take longer than
 * that to arrive. No "<" may stand in it, and it is as short as it is because every such page begins with it.
 * @param wait the class that the page has until then: `wait` of the story's own page, `held` of the one in a frame, where the
 * cover is of another height
 */
export const waking = (wait: 'wait' | 'held'): string =>
  `((c,a,w,f)=>{c.add("live","${wait}");addEventListener("error",a,{capture:!0,once:!0});onwheel=ontouchmove=onkeydown=a;setTimeout(a,3e3);setTimeout(w,3e3);` +
  'f=()=>document.body?(setTimeout(w,300),Promise.all(["Source Serif 4","Commissioner"].map(f=>document.fonts?.load(`1em "${f}"`))).then(w,w)):requestAnimationFrame(f);f()})' +
  `(document.documentElement.classList,()=>document.querySelector(".stage svg")||document.documentElement.classList.remove("live"),()=>document.documentElement.classList.remove("${wait}"))`;

/**
 * The last of a page that a classic script plays: that script, in a task of its own. A browser runs deferred scripts in the very
 * task in which the page ends, and then has all that came last laid out in it too. A module is never ready so soon: one that does
 * nothing holds up what is deferred after it for a turn, in which the page is laid out in a frame. It stands in the page, since
 * one of a file would need leave of its own server in a frame whose origin is opaque.
 * @param src address of the script; its page asks for it ahead
 */
export const lastly = (src: string): string => `<script type="module">0</` + `script><script defer src="${src}"></` + 'script>';
