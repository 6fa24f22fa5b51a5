"""`python -m webapp.assets`: bring what the pages load to where it is served from."""

from webapp.assets import icons, served, styles, vendor

vendor.fetch()
styles.slim()
icons.collect()
served.publish()
