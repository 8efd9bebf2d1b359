/** How much of a whole is done: a plain bar; the figures stand beside it in words. */
export function ShareBar({ done, all }: { readonly done: number; readonly all: number }) {
  const percent = all === 0 ? 0 : Math.round((done / all) * 100);
  return (
    <svg className="dk-share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width="100" height="10" className="dk-share__all" />
      <rect width={percent} height="10" className="dk-share__done" />
    </svg>
  );
}
