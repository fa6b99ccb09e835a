### Kept like en.ftl: the same keys, the same values.
