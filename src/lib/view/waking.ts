/**
 * The first script of the page, in its head: it makes room for the moving picture before anything is painted, and takes it back
 * where nothing moves by the time it is wanted. That is when a file of the page fails, when the reader goes on, or after three
 * seconds. Then the page is the article that it is without script; src/live.ts makes a story of it if it still comes.
 * Nor is anything painted before the two faces, which stand in the page, are ready: a frame or two, three tenths of a second at
 * most. They are counted from the first frame that has a body: the faces stand before it, and on a slow network take longer than
 * that to arrive. No "<" may stand in it, and it is as short as it is because every page begins with it.
 */
export const waking =
  '((c,a,w,f)=>{c.add("live","wait");["error","wheel","touchmove","keydown"].forEach(n=>addEventListener(n,a,{capture:!0,once:!0}));setTimeout(a,3e3);setTimeout(w,3e3);' +
  'f=()=>document.body?(setTimeout(w,300),Promise.all(["Source Serif 4","Commissioner"].map(f=>document.fonts?.load(`1em "${f}"`))).then(w,w)):requestAnimationFrame(f);f()})' +
  '(document.documentElement.classList,()=>document.querySelector(".stage svg")||document.documentElement.classList.remove("live"),()=>document.documentElement.classList.remove("wait"))';
