"""`python -m webapp.assets`: bring what the pages load to where it is served from."""

from webapp.assets import icons, served, vendor

vendor.fetch()
icons.collect()
served.publish()
