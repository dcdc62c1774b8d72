"""Lays an ``Audit`` out as PDF; decides nothing."""
