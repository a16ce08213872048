"""The names of the months as the pages show them. Pure."""

# Both families of month names: Egypt and the Gulf, then the Levant and Iraq.
MONTHS = [
    "يناير/ كانون الثاني",
    "فبراير/ شباط",
    "مارس/ آذار",
    "أبريل/ نيسان",
    "مايو/ أيار",
    "يونيو/ حزيران",
    "يوليو/ تموز",
    "أغسطس/ آب",
    "سبتمبر/ أيلول",
    "أكتوبر/ تشرين الأول",
    "نوفمبر/ تشرين الثاني",
    "ديسمبر/ كانون الأول",
]


def month_name(month: int) -> str:
    """A month from 1 to 12 by both its names."""
    return MONTHS[month - 1]
