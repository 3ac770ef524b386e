"""Start the program: `python main.py` opens the window, `python main.py assess CASE` and the like run without one."""

from advisor_app.app import main

if __name__ == "__main__":
    raise SystemExit(main())
