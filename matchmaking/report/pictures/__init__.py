"""Pictures of facts as SVG, one a file, styled by the page's ``pictures.css``."""
