/*
 * The first scripts of pages, in their heads: nothing is painted before the two faces, which stand in the page, are ready. That is
 * a frame or two, three tenths of a second at most, counted from the first frame that has a body: the faces stand before it, and
 * on a slow network take longer than that to arrive. No "<" may stand in them, and they are as short as they are because every
 * page begins with one.
 */
const faces =
  'setTimeout(w,3e3);f=()=>document.body?(setTimeout(w,300),Promise.all(["Source Serif 4","Commissioner"].map(f=>document.fonts?.load(`1em "${f}"`))).then(w,w)):requestAnimationFrame(f);f()';

/**
 * Of the story's own page. It makes room for the moving picture before anything is painted, too, and takes it back where nothing
 * moves by the time it is wanted. That is when a file of the page fails, when the reader goes on, or after three seconds. Then the
 * page is the article that it is without script; src/live.ts makes a story of it if it still comes.
 */
export const waking =
  `((c,a,w,f)=>{c.add("live","wait");["error","wheel","touchmove","keydown"].forEach(n=>addEventListener(n,a,{capture:!0,once:!0}));setTimeout(a,3e3);${faces}})` +
  '(document.documentElement.classList,()=>document.querySelector(".stage svg")||document.documentElement.classList.remove("live"),()=>document.documentElement.classList.remove("wait"))';

/** Of the page in a frame: whether a picture moves there, src/frame.ts alone can tell, and it has by then. */
export const holding = `((c,w,f)=>{c.add("held");w=()=>c.remove("held");${faces}})(document.documentElement.classList)`;
