"""Marks that items of lists begin with in Korean documents: single characters, for classes of `re` too."""

CIRCLED = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x2776, 0x2794))))
"""Numbers in circles, light and dark: ① to ⑳, ❶ to ❿, ➀ to ➉, ➊ to ➓."""
