"""The Qt painter of marks."""
