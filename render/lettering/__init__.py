"""Words as solid letters: shaped by HarfBuzz, puffed up, set about the subjects of a scene."""
