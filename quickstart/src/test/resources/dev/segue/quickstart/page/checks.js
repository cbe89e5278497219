// What can be measured of a page's accessibility; each check lists what breaks it.
(() => {
  const rgba = text => {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, below) => {
    const mix = channel => top[channel] * top.a + below[channel] * (1 - top.a);
    return { r: mix('r'), g: mix('g'), b: mix('b'), a: 1 };
  };
  const luminance = colour => {
    const linear = value => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
  };
  const contrast = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      layers.push(rgba(getComputedStyle(e).backgroundColor));
    }
    return layers.reverse().reduce((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
  };
  const shown = element => element.checkVisibility() && element.getBoundingClientRect().width > 2;
  const check = (found, what, colour, behind, least) => {
    const ratio = contrast(over(rgba(colour), behind), behind);
    if (ratio < least) {
      found.push(`${what}: contrast ${ratio.toFixed(2)}, expected ${least}`);
    }
  };

  /** Text needs 4.5, or 3 when it is large (WCAG 1.4.3); lines and marks need 3 (1.4.11). */
  const contrasts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let texts = 0;
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent.trim();
      if (text && shown(element) && !['SCRIPT', 'OPTION', 'NOSCRIPT'].includes(element.tagName)) {
        const style = getComputedStyle(element);
        const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
        check(found, text, element instanceof SVGElement ? style.fill : style.color, ground(element), large ? 3 : 4.5);
        texts++;
      }
    }
    for (const line of document.querySelectorAll('path.line, .spark')) {
      check(found, line.getAttribute('class'), getComputedStyle(line).stroke, ground(line.closest('figure, li')), 3);
    }
    for (const mark of document.querySelectorAll('.genre')) {
      check(found, mark.textContent, getComputedStyle(mark, '::before').backgroundColor, ground(mark), 3);
    }
    return texts > 20 ? found : [`only ${texts} texts`];
  };

  /** Boxes that reach out of the window sideways, unless they scroll within their own. */
  const overflows = () => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll('body *')].filter(e =>
      shown(e) && e.getBoundingClientRect().right > width + 0.5 && !e.closest('.scroll, .unseen, svg'));
    const scrolls = document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    return [...scrolls, ...wide.map(e => `${e.tagName}.${e.className}`)];
  };

  /** Whether one can see where the focus is. */
  const focusShown = () => {
    const element = document.activeElement;
    const style = getComputedStyle(element.matches('.switch input') ? element.nextElementSibling : element);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };

  return (window.checks = { contrasts, overflows, focusShown }) !== null;
})()
