/**
 * Watches over a stretch of the page, and tells once the reader has left it, at the latest a frame later. Nothing runs meanwhile: a
 * browser compares how much of the page has gone by with two numbers. It does so for the page of the window alone: margins like
 * these have no effect in a frame of another site.
 * @param body what is as tall as the page, and begins at its top
 * @param tall its height, px
 * @param low the scroll place, px, from which on nothing is to be told
 * @param high the one up to which nothing is
 * @param begun called once the browser watches, if the page is between them then
 * @param left called once it is not; not called again
 * @returns ends the watching
 */
export function stay(body: HTMLElement, tall: number, low: number, high: number, begun: () => void, left: () => void): () => void {
  let told = false;
  const observer = new IntersectionObserver(
    () => {
      // A browser always tells once how it stands.
      const inside = !told && window.scrollY > low && window.scrollY < high;
      told = true;
      if (inside) begun();
      else {
        observer.disconnect();
        left();
      }
    },
    // What lies above the window's top edge is what counts.
    { rootMargin: '1000000px 0px -100% 0px', threshold: [low, high].filter((y) => y > 0).map((y) => Math.min(y / tall, 1)) }
  );
  observer.observe(body);
  return () => observer.disconnect();
}
