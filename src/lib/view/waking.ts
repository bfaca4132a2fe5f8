/**
 * The first script of the page, in its head: it makes room for the moving picture before anything is painted, and takes it back
 * where nothing moves by the time it is wanted. That is when a file of the page fails, when the reader goes on, or after three
 * seconds. Then the page is the article that it is without script; src/live.ts makes a story of it if it still comes.
 * No "<" may stand in it, and it is as short as it is because every page begins with it.
 */
export const waking =
  '((c,a)=>{c.add("live");["error","wheel","touchmove","keydown"].forEach(n=>addEventListener(n,a,{capture:!0,once:!0}));setTimeout(a,3e3)})' +
  '(document.documentElement.classList,()=>document.querySelector(".stage svg")||document.documentElement.classList.remove("live"))';
