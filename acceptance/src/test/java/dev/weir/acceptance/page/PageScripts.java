package dev.weir.acceptance.page;

/** Scripts that run in the page and drive its modules with synthetic answers. */
final class PageScripts {

  private PageScripts() {}

  /**
   * Titles of the charts that have no data. Of the Regions on a page only one may hold groups and
   * decide: a chart of the market is empty if it is in all of them.
   */
  static final String EMPTY_CHARTS =
      """
      (() => {
        const title = (panel) => panel.querySelector('h3').textContent;
        const isMarket = (panel) =>
          /^(Market data|Portfolios and feed) in /
            .test(panel.closest('.stretch').querySelector('h2').textContent);
        const panels = [...document.querySelectorAll('.panel')];
        const filled = panels.filter((panel) => panel.dataset.series !== '0');
        return panels
          .filter((panel) => panel.dataset.series === '0')
          .filter((panel) => !isMarket(panel)
            || !filled.some((other) => isMarket(other) && title(other) === title(panel)))
          .map(title);
      })()\
      """;

  /**
   * The number of points over a quarter of an hour, over five minutes, and over the quarter again,
   * and the least sum over a minute, of a series that counts one each five seconds. The page itself
   * keeps polling meanwhile.
   */
  static final String READ_LONG_SHORT_LONG =
      """
      (async () => {
        const { MetricReader } = await import('/series.js');
        const real = window.fetch;
        window.fetch = async (path, options) => {
          const asked = options && JSON.parse(options.body);
          if (asked?.region !== 'nowhere') return real(path, options);
          const points = [];
          for (let at = asked.from; at < asked.to; at += 5000) points.push([at, 1]);
          return new Response(JSON.stringify({ series: [points] }));
        };
        try {
          const series = { namespace: 'Weir', name: 'Records', dimensions: {}, statistic: 'Sum' };
          const panel = { shape: 'lines', series: [series] };
          const reader = new MetricReader('nowhere');
          const to = Date.UTC(2026, 0, 1, 12);
          const read = [];
          for (const minutes of [15, 5, 15]) {
            const from = to - minutes * 60000;
            const shown = await reader.read([panel], from, to);
            const points = shown.get(panel)[0].points.filter(([at]) => at > from);
            read.push(`${points.length} of ${Math.min(...points.map(([, sum]) => sum))}`);
          }
          return read;
        } finally {
          window.fetch = real;
        }
      })()\
      """;

  /**
   * An alert that is open and has the focus, then a second one. The module is loaded again, under
   * another address, so that it has no state.
   */
  static final String ALERTS_ONE_BY_ONE =
      """
      (async () => {
        const { drawAlerts } = await import('/now.js?alone');
        const list = document.getElementById('alerts');
        const topic = (...texts) => [{
          topic: 'own',
          count: texts.length,
          messages: texts.map((text, i) => ({ number: i, at: i, text })),
        }];
        const headlines = () =>
          [...list.querySelectorAll('.headline')].map((e) => e.textContent).join(', ');
        drawAlerts(topic('first'));
        const said = [headlines()];
        list.querySelector('details').open = true;
        list.querySelector('summary').focus();
        drawAlerts(topic('first', 'second'));
        said.push(headlines(), document.getElementById('alert-news').textContent);
        const focused = document.activeElement;
        const headline = focused.querySelector('.headline')?.textContent;
        said.push(`${headline} has the focus, ${focused.parentElement.open ? 'open' : 'closed'}`);
        return said;
      })()\
      """;
}
